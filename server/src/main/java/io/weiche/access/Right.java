package io.weiche.access;

/// What an endpoint asks of its caller. Rights on records are asked for by the use cases, through [Access].
public enum Right {
    ANYONE,
    SIGNED_IN,
    EDIT_SETTINGS,
    ADMINISTRATOR
}
