; The named predicates of engine/rules/predicates.py that passes VOTE and CLASSIFY use, written again for CLIPS by hand.
; Whether they say the same is tested by every run: the conclusions of both engines are compared.

(deffunction is_absent_or_addressed (?status) (or (eq ?status "absent") (eq ?status "addressed")))
(deffunction is_present_in_some_degree (?status) (or (eq ?status "present") (eq ?status "being_addressed")))
(deffunction is_for_itself (?place) (neq ?place "harm_bearing"))
(deffunction is_below_high (?vote) (neq ?vote "high"))
(deffunction is_more_than_none (?level) (neq ?level "none"))
(deffunction is_not_unanswered (?red_list) (neq ?red_list "unanswered"))
(deffunction is_doubt (?word) (or (eq ?word "no") (eq ?word "ambivalent")))
(deffunction is_stale_or_contested (?support) (or (eq ?support "stale") (eq ?support "contested")))
(deffunction is_without_support (?support) (or (eq ?support "unsupported") (eq ?support "self_report_only")))
(deffunction is_not_ruled_out (?acts) (neq ?acts "no"))
(deffunction are_same (?best ?worst) (eq ?best ?worst))
(deffunction cross_from_medium_to_high (?best ?worst)
  (and (or (eq ?best "low") (eq ?best "medium")) (or (eq ?worst "high") (eq ?worst "severe"))))

; The id of a conclusion: its prefix and what it is named after, empty parts left out.
(deffunction named_after (?prefix $?parts)
  (bind ?id ?prefix)
  (foreach ?part $?parts (if (neq ?part "") then (bind ?id (str-cat ?id "." ?part))))
  ?id)
