package io.weiche.access;

/// Which door a token opens: our own interface (header `Authorization`), or the compatible REST (in the address).
public enum TokenKind {
    API,
    WEBHOOK
}
