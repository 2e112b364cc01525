package io.weiche.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// A door whose callers do not know our problems. Filters that refuse a request before it gets there let it say so in
/// its own words; implemented above, because nothing may depend on such a door.
public interface ForeignDoor {
    boolean isFor(HttpServletRequest request);

    void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException;
}
