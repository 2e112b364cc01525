package io.weiche.requisites;

/// @param key what it is, like `VAT_ID`; whoever prints it says this in the language of the paper
public record NamedValue(String key, String value) {}
