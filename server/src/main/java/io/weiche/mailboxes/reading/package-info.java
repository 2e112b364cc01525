/// Reading messages as they come, whatever somebody wrote into them. Pure: no database, no network.
@NullMarked
package io.weiche.mailboxes.reading;

import org.jspecify.annotations.NullMarked;
