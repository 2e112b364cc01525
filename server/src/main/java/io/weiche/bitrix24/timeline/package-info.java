/// Activities, and which stages records went through.
@NullMarked
package io.weiche.bitrix24.timeline;

import org.jspecify.annotations.NullMarked;
