package io.weiche.bitrix24.call;

/// One method of the interface.
///
/// @param name as the documentation of the original writes it; compared without case
/// @param writes changes something: runs in a writing transaction, and a repeated request is answered, not done again
/// @param available to webhooks; others exist for applications only
/// @param parameters names, required ones with an asterisk
public record RestMethod(
        String name,
        Scope scope,
        boolean writes,
        boolean available,
        String parameters,
        String summary,
        Handler handler) {}
