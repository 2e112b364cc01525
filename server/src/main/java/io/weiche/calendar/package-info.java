/// What somebody has planned, for the calendar of their phone: a secret address of their own that calendars subscribe
/// to (iCalendar, RFC 5545).
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "config", "web", "accounts", "access", "records", "timeline"})
package io.weiche.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
