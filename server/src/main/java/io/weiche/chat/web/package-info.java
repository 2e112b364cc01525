/// The doors of the chat: what visitors load and send, what the team works with, and the settings.
@NullMarked
package io.weiche.chat.web;

import org.jspecify.annotations.NullMarked;
