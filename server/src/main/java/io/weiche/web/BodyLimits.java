package io.weiche.web;

import jakarta.servlet.http.HttpServletRequest;

/// How large bodies may be, and which addresses carry bytes as they come instead of a body that is read at once.
public final class BodyLimits {
    public static final long FILE = 100L << 20;
    static final long BODY = 10L << 20;
    private static final long RECORDS = 250L << 20;

    /// Files with records come in here.
    private static final String IMPORTS = "/api/v1/imports";

    /// Files come in here.
    public static final String UPLOADS = "/api/v1/uploads/";

    /// And go out here.
    public static final String DOWNLOADS = "/api/v1/downloads/";

    private BodyLimits() {}

    static long of(HttpServletRequest request) {
        var address = request.getRequestURI();
        if (address.equals(IMPORTS)) {
            return RECORDS;
        }
        return address.startsWith(UPLOADS) ? FILE : BODY;
    }

    /// Such a request may take minutes, most of which it waits for the network and holds nothing.
    public static boolean streams(HttpServletRequest request) {
        return request.getRequestURI().startsWith(UPLOADS)
                || request.getRequestURI().startsWith(DOWNLOADS);
    }
}
