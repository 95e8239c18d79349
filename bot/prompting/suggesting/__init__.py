"""Questions that members suggest."""
