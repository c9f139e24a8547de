import Domain

/// What `FieldChecks` lets through, as regular expressions (ECMA-262) of a schema.
enum Pattern {
    /// Something that is no white space, and no control characters but those between lines.
    static let text = says(#"\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F"#)
    /// The same on one line; white space around it is taken off.
    static let line: JSONValue = #"^\s*[^\s\x00-\x1F\x7F-\x9F]([^\x00-\x1F\x7F-\x9F]*[^\s\x00-\x1F\x7F-\x9F])?\s*$"#
    static let phone: JSONValue = #"^\s*\+?[ ().-]*([0-9][ ().-]*){7,20}\s*$"#
    static let postcode: JSONValue = #"^\s*[A-Za-z] *([A-Za-z0-9] *){1,3}[0-9] *[A-Za-z] *[A-Za-z]\s*$"#

    private static func says(_ forbidden: String) -> JSONValue {
        .string("^[^\(forbidden)]*[^\\s\(forbidden)][^\(forbidden)]*$")
    }
}
