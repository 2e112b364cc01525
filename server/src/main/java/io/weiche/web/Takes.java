package io.weiche.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the shape of the JSON body a method reads through [JsonBody], for the description of the interface.
///
/// The record is never filled: a body is read field by field, because an absent field differs from an explicit null.
/// A test asks every address which fields it knows, so the record cannot drift from what is read.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Takes {
    Class<? extends Record> value();

    /// Fields that must be there; all others may be left out.
    String[] required() default {};
}
