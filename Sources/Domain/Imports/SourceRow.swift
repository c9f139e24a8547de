/// A row of somebody else's books: the texts that stand under each column, those that are blank left out.
public struct SourceRow: Hashable, Sendable {
    private var texts: [String: [String]] = [:]

    /// One text a column, as a row of a table has them.
    public init(columns: [String], cells: [String]) {
        for (column, cell) in zip(columns, cells) { add(cell, to: column) }
    }

    /// The members of an object; those of an object within it are reached by dots (`customer.email`), and a list of
    /// texts is several texts.
    public init(_ object: JSONObject) {
        add(object, under: "")
    }

    func texts(under column: String) -> [String] {
        texts[column] ?? []
    }

    private mutating func add(_ text: String, to column: String) {
        guard !FieldChecks.isBlank(text) else { return }
        texts[column, default: []].append(text)
    }

    private mutating func add(_ object: JSONObject, under prefix: String) {
        for member in object.members { add(member.value, to: prefix + member.key) }
    }

    private mutating func add(_ value: JSONValue, to column: String) {
        switch value {
        case .null: break
        case .bool(let flag): add(flag ? "true" : "false", to: column)
        case .number(let number): add(number.text, to: column)
        case .string(let text): add(text, to: column)
        case .array(let elements): for element in elements { add(element, to: column) }
        case .object(let object): add(object, under: "\(column).")
        }
    }
}
