package io.weiche.tags;

/// A word that stands on records.
///
/// @param color like `#0f6b7c`
public record Tag(long id, String name, String color) {}
