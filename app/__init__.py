"""Senline: bodywork sequences, checked, printed and shared."""
