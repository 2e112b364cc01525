package io.weiche.bitrix24.call;

/// One method of the interface.
///
/// @param name as the documentation of the original writes it; compared without case
/// @param writes changes something: runs in a writing transaction, and a repeated request is answered, not done again
/// @param alone has no transaction around it, because what it calls begins its own
/// @param available to webhooks; others exist for applications only
/// @param parameters names, required ones with an asterisk
/// @param example parameters as JSON, as a program would send them
public record RestMethod(
        String name,
        Scope scope,
        boolean writes,
        boolean alone,
        boolean available,
        String parameters,
        String summary,
        String example,
        Handler handler) {

    public static RestMethod reading(
            String name, Scope scope, String parameters, String summary, String example, Handler handler) {
        return new RestMethod(name, scope, false, false, true, parameters, summary, example, handler);
    }

    public static RestMethod writing(
            String name, Scope scope, String parameters, String summary, String example, Handler handler) {
        return new RestMethod(name, scope, true, false, true, parameters, summary, example, handler);
    }
}
