"""Drawings of techniques, worked out from poses: body, stances, skeleton, parts, scene, drawing; and their review."""
