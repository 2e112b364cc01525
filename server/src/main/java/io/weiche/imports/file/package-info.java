/// Files of strangers as rows of texts: what kind of file it is, how it is encoded, where cells end; and what is
/// refused, and why.
@NullMarked
package io.weiche.imports.file;

import org.jspecify.annotations.NullMarked;
