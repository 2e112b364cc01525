/// The door that calendars of phones read.
@NullMarked
package io.weiche.calendar.web;

import org.jspecify.annotations.NullMarked;
