/// Turning leads into deals and customers: one engine in sets, used for one lead by hand, for every inquiry in simple
/// mode and for a switch. Keeps a journal from which a conversion can be taken back. Owns: conversion.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "db :: tables",
            "web",
            "accounts",
            "access",
            "fields",
            "records",
            "timeline",
            "pipelines",
            "leads",
            "deals",
            "customers"
        })
package io.weiche.conversion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
