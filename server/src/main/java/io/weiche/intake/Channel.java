package io.weiche.intake;

/// How an inquiry reached us.
public enum Channel {
    MANUAL,
    FORM,
    EMAIL,
    CALL,
    CHAT,
    API,
    REST,
    IMPORT
}
