/// The door of outgoing webhooks.
@NullMarked
package io.weiche.webhooks.web;

import org.jspecify.annotations.NullMarked;
