package io.weiche.webhooks;

/// How an address is spoken to. The names are part of the interface.
public enum Style {
    /// Signed JSON, several events in one request (Standard Webhooks).
    SIGNED,
    /// A form for each event, as programs written for Bitrix24 expect it.
    BITRIX24
}
