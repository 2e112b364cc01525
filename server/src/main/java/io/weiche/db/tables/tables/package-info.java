/// Tables as Java, generated from the migrations by `./weiche generate-tables`.
@NamedInterface("tables")
package io.weiche.db.tables.tables;

import org.springframework.modulith.NamedInterface;
