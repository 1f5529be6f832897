"""Goals: behaviour, and not being there."""


def is_attendance_only(text: str | None, words: tuple[str, ...]) -> bool:
    """Whether a text names being at something and no behaviour beyond it."""
    return text is not None and any(word in text.lower() for word in words)
