"""What could end this return, and what is planned against it (facts sheet 4 and 8, appendix C).

Plain functions over one proposal's record; they run before pass PLAN, look up and count, and conclude nothing.
"""
