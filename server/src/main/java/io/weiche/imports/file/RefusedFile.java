package io.weiche.imports.file;

import io.weiche.kernel.BadInput;

/// Why a whole file cannot be read. The codes are part of the interface.
public enum RefusedFile {
    EMPTY("empty-file", "The file is empty."),
    NO_ROWS("no-rows", "The file has no rows below the names of its columns."),
    NO_TABLE("not-a-table", "This is no table. CSV and XLSX files can be read."),
    TOO_LARGE("too-large", "At most 250 MB are possible for CSV and 100 MB for XLSX. Split the file."),
    TOO_MANY_ROWS("too-many-rows", "At most 1,048,575 rows are possible. Split the file."),
    TOO_MANY_COLUMNS("too-many-columns", "At most 300 columns are possible."),
    ROW_TOO_LONG("row-too-long", "A row has more than 2,000,000 characters; a quotation mark may be missing."),
    PASSWORD("password-protected", "The file is protected by a password. Save it without one."),
    OLD_EXCEL("old-excel", "This is a file of Excel 97 to 2003. Save it as XLSX or CSV."),
    BROKEN("broken-file", "The file is damaged and cannot be read."),
    BOMB("unpacks-to-too-much", "The file unpacks to far more than its size and is not read."),
    UNKNOWN_ENCODING("unknown-encoding", "This encoding is not known.");

    private final String code;
    private final String message;

    RefusedFile(String code, String message) {
        this.code = code;
        this.message = message;
    }

    public String code() {
        return code;
    }

    public BadInput asBadInput() {
        return BadInput.of("file", code, message);
    }
}
