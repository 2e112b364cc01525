package io.weiche.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says what a method answers where its signature does not, for the description of the interface.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {
    /// Successful statuses.
    int[] status();

    /// Shapes of the body, one or several; none: the type the method returns.
    Class<?>[] value() default {};
}
