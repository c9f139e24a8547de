import Yams

extension RowMapping {
    /// Reads a mapping file; throws everything that is wrong with it.
    ///
    /// - Parameter directory: the providers that a constant or a value table may name
    public static func load(yaml: String, directory: ProviderDirectory = .bundled) throws(ProfileError) -> RowMapping {
        try YAMLDocument.read(yaml) { RowMappingReader(root: $0, directory: directory).mapping }
    }
}

/// Reads a mapping from its YAML file.
struct RowMappingReader {
    let root: YAMLNode
    let directory: ProviderDirectory

    private static let keys = ["source", "external_id", "fields"]
    private static let externalID = ComplaintField(
        "/external_id", "The row's own id in its source", .line(max: 200), need: .always)

    // Everything is read before anything is found missing, so that all problems are reported at once.
    var mapping: RowMapping? {
        root.allow(Self.keys)
        let source = root.value("source")?.text
        let externalID = root.value("external_id").flatMap(externalID)
        let fields = root.value("fields").map(fields)
        guard let source, let externalID, let fields else { return nil }
        return RowMapping(source: source, externalID: externalID, fields: fields)
    }

    private func externalID(_ node: YAMLNode) -> FieldSource? {
        let source = reader(node, Self.externalID).source
        if case .constant? = source?.origin { node.problem("must be read from a column: it tells the rows apart") }
        return source
    }

    private func fields(_ node: YAMLNode) -> [FieldSource] {
        let sources = node.entries.compactMap { name, value -> FieldSource? in
            guard let field = Self.fieldsByName[name] else {
                value.problem("is no field of a complaint; known: \(Self.names)")
                return nil
            }
            return reader(value, field).source
        }
        let named = Set(node.keys)
        for field in Self.required where !named.contains(field.dottedName) {
            node.problem("\(field.dottedName) is missing; a complaint needs it")
        }
        return sources
    }

    private func reader(_ node: YAMLNode, _ field: ComplaintField) -> FieldSourceReader {
        FieldSourceReader(node: node, field: field, directory: directory)
    }

    /// An object is what its fields are.
    private static let mappable = ComplaintFields.all.filter { $0.kind != .object }
    private static let fieldsByName = Dictionary(uniqueKeysWithValues: mappable.map { ($0.dottedName, $0) })
    private static let names = mappable.map(\.dottedName).joined(separator: ", ")

    private static let neededObjects = Set(ComplaintFields.objects.filter { $0.need == .always }.map(\.name))

    /// The channel is `import` where it is not said, and the date of a letter is needed only where there is one.
    private static let required = mappable.filter {
        $0.need == .always && $0 != ComplaintFields.channel && ($0.parent.map(neededObjects.contains) ?? true)
    }
}

/// Reads what a mapping file says of one field.
struct FieldSourceReader {
    let node: YAMLNode
    let field: ComplaintField
    let directory: ProviderDirectory

    private static let keys = [
        "column", "columns", "join", "constant", "default", "values", "day_format", "separator",
    ]

    /// A text alone names a column.
    var source: FieldSource? {
        guard node.node.mapping != nil else {
            return node.text.map {
                FieldSource(
                    field: field, origin: .columns([$0], join: " "), standIn: nil, values: nil, dayFormat: nil,
                    separator: nil)
            }
        }
        node.allow(Self.keys)
        let standIn = node.has("default") ? node.value("default").flatMap(checkedText) : nil
        let values = node.has("values") ? node.value("values").map(table) : nil
        let dayFormat = node.has("day_format") ? node.value("day_format").flatMap(dayFormat) : nil
        let separator = node.has("separator") ? node.value("separator").flatMap(separator) : nil
        if values != nil, dayFormat != nil { node.problem("has both values and day_format; say one of them") }
        return origin.map {
            FieldSource(
                field: field, origin: $0, standIn: standIn, values: values, dayFormat: dayFormat, separator: separator)
        }
    }

    private var origin: FieldSource.Origin? {
        let said = ["column", "columns", "constant"].filter(node.has)
        guard said.count == 1 else {
            node.problem("must have one of: column, columns, constant")
            return nil
        }
        if node.has("join"), said != ["columns"] { node.problem("join needs columns to join") }
        switch said[0] {
        case "constant": return constant
        case "column": return node.value("column")?.text.map { .columns([$0], join: " ") }
        default: return joined
        }
    }

    private var constant: FieldSource.Origin? {
        for key in ["default", "values", "day_format", "separator"] where node.has(key) {
            node.problem("\(key) is of no use beside constant")
        }
        return node.value("constant").flatMap(checkedText).map { .constant($0) }
    }

    private var joined: FieldSource.Origin? {
        let columns = node.value("columns")?.elements.compactMap(\.text) ?? []
        let join = node.has("join") ? node.value("join")?.node.scalar?.string : " "
        guard !columns.isEmpty, let join else {
            node.problem("columns must be a list of names, and join a text")
            return nil
        }
        return .columns(columns, join: join)
    }

    /// What stands for nothing ('') is left out of the complaint.
    private func table(_ node: YAMLNode) -> [TableKey: String] {
        var table: [TableKey: String] = [:]
        for (key, value) in node.entries {
            let isEmpty = value.node.scalar?.string.isEmpty ?? false
            guard let text = isEmpty ? "" : checkedText(value) else { continue }
            if table.updateValue(text, forKey: TableKey(key)) != nil { value.problem("stands in the table twice") }
        }
        return table
    }

    private func dayFormat(_ node: YAMLNode) -> DayFormat? {
        if !field.isDay { node.problem("\(field.dottedName) holds no day") }
        guard let text = node.text else { return nil }
        if let format = DayFormat(text) { return format }
        node.problem("must be made of D or DD, M, MM or MMM, and YYYY, such as DD/MM/YYYY; * ends it")
        return nil
    }

    private func separator(_ node: YAMLNode) -> Character? {
        if !field.isList { node.problem("\(field.dottedName) holds one value") }
        guard let text = node.text else { return nil }
        if text.count == 1 { return text.first }
        node.problem("must be one character")
        return nil
    }

    /// A text that the file itself puts into the field, which the validator has to take.
    private func checkedText(_ node: YAMLNode) -> String? {
        guard let text = node.text else { return nil }
        let document = ComplaintForm.json(from: [field.formName: text])
        let checked = ComplaintValidator.draft(from: document, ComplaintContext(today: nil, directory: directory))
        guard case .failure(let failure) = checked else { return text }
        let problems = failure.problems.filter {
            $0.code != .missing && ($0.pointer == field.pointer || $0.pointer.hasPrefix("\(field.pointer)/"))
        }
        for problem in problems { node.problem(problem.message) }
        return problems.isEmpty ? text : nil
    }
}

extension ComplaintField {
    /// As a mapping file calls it: `complainant.name`.
    var dottedName: String { parent.map { "\($0).\(name)" } ?? name }
}
