/// The doors of calls: for telephone systems, and for people.
@NullMarked
package io.weiche.calls.web;

import org.jspecify.annotations.NullMarked;
