/// Telegram as a messenger, by its documented Bot API.
@NullMarked
package io.weiche.chat.telegram;

import org.jspecify.annotations.NullMarked;
