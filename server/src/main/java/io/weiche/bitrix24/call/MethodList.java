package io.weiche.bitrix24.call;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Collects the methods of all families, with everything that is said about each.
public final class MethodList {
    private final Map<String, RestMethod> methods = new LinkedHashMap<>();

    /// By name in lower case, in the order in which they came.
    public Map<String, RestMethod> byName() {
        return methods;
    }

    /// @param parameters names, required ones with an asterisk
    /// @param example parameters as JSON
    public void read(String name, String parameters, String summary, String example, Handler handler) {
        add(RestMethod.reading(name, Scope.CRM, parameters, summary, example, handler));
    }

    /// @param parameters names, required ones with an asterisk
    /// @param example parameters as JSON
    public void write(String name, String parameters, String summary, String example, Handler handler) {
        add(RestMethod.writing(name, Scope.CRM, parameters, summary, example, handler));
    }

    /// For use cases that begin transactions of their own.
    ///
    /// @param parameters names, required ones with an asterisk
    /// @param example parameters as JSON
    public void steer(String name, String parameters, String summary, String example, Handler handler) {
        add(new RestMethod(name, Scope.CRM, true, true, true, parameters, summary, example, handler));
    }

    public void add(RestMethod method) {
        if (methods.putIfAbsent(method.name().toLowerCase(Locale.ROOT), method) != null) {
            throw new IllegalStateException("two methods are called " + method.name());
        }
    }
}
