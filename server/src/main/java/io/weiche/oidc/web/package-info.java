/// The doors of signing in through a provider: the way there and back, and its settings.
@NullMarked
package io.weiche.oidc.web;

import org.jspecify.annotations.NullMarked;
