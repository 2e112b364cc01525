/// The door of mailboxes and of mail on cards.
@NullMarked
package io.weiche.mailboxes.web;

import org.jspecify.annotations.NullMarked;
