import CLibPQ

/// The parts of a connection URL or keyword string, taken apart by libpq itself.
enum ConnectionString {
    /// - Returns: only the keywords that the string sets.
    /// - Throws: `PostgresError` of kind `configuration`. libpq's own message may quote the password and is not used.
    static func parse(_ string: String) throws(PostgresError) -> [String: String] {
        var message: UnsafeMutablePointer<CChar>?
        let options = unsafe PQconninfoParse(string, &message)
        unsafe PQfreemem(message)
        guard let options = unsafe options else {
            throw PostgresError(.configuration, "the database URL cannot be read")
        }
        defer { unsafe PQconninfoFree(options) }
        return unsafe values(options)
    }

    private static func values(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        var values: [String: String] = [:]
        var option = unsafe options
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val {
                unsafe values[String(cString: keyword)] = unsafe String(cString: value)
            }
            unsafe option += 1
        }
        return values
    }
}
