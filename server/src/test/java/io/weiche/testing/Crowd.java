package io.weiche.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Sends many requests at the same moment. The server lets few in at a time (`web.RequestGate`): two crowds at once
/// would
/// take the room of everybody else's tests.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("room for requests")
public @interface Crowd {}
