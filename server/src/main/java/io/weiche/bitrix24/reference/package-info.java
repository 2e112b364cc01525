/// Methods beside the four kinds: the mode, dictionaries, pipelines, users, the system itself.
@NullMarked
package io.weiche.bitrix24.reference;

import org.jspecify.annotations.NullMarked;
