package io.weiche.imports.file;

/// How much a file may hold. A million rows of a customer list have some 150 MB.
public final class FileLimits {
    public static final int MEGA_BYTE = 1024 * 1024;
    public static final long CSV_BYTES = 250L * MEGA_BYTE;
    public static final long XLSX_BYTES = 100L * MEGA_BYTE;
    /// As many as a sheet of a spreadsheet holds.
    public static final int ROWS = 1_048_575;
    public static final int COLUMNS = 300;
    /// Of one row; a quotation mark that is never closed makes the rest of the file one row.
    public static final int ROW_CHARACTERS = 2_000_000;

    /// A spreadsheet unpacks to ten or twenty times its size; what unpacks to more is made to harm.
    static final long UNPACKED_BYTES = 2_000L * MEGA_BYTE;

    static final long UNPACKED_RATIO = 200;
    /// Texts of a spreadsheet stand in one table that is held in memory while it is read.
    static final long SHARED_TEXT_BYTES = 100L * MEGA_BYTE;

    private FileLimits() {}
}
