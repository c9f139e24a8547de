import Domain
import Mustache

/// The words of the public pages in one language: a tree of JSON objects whose leaves are texts. `{words}` in braces are
/// filled in.
struct Catalogue: Sendable {
    let language: Language
    /// For templates: `{{t.form.optional}}`.
    let tree: Node
    /// For pages, by path: `field.provider.label`.
    private let texts: [String: String]

    /// One object of the tree, as the template engine asks for it.
    struct Node: Sendable, MustacheParent {
        let object: JSONObject

        func child(named name: String) -> Any? {
            switch object[name] {
            case .string(let text): text
            case .object(let object): Node(object: object)
            case .null, .bool, .number, .array, nil: nil
            }
        }
    }

    /// - Throws: `JSONSyntaxError`; a test reads each, so never in a release.
    init(_ language: Language, json bytes: [UInt8]) throws {
        let object = try JSONParser.parse(bytes, limits: JSONLimits(maxBytes: 1 << 20)).objectValue ?? [:]
        self.language = language
        tree = Node(object: object)
        texts = Dictionary(uniqueKeysWithValues: Self.leaves(of: object, under: ""))
    }

    /// The paths of all its texts.
    var paths: Set<String> { Set(texts.keys) }

    /// The text at a path; nil where there is none.
    func find(_ path: String, _ words: [String: String] = [:]) -> String? {
        texts[path].map { text in
            words.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
        }
    }

    /// The text at a path that has to be there. A missing one shows as its path, and tests look for that.
    func callAsFunction(_ path: String, _ words: [String: String] = [:]) -> String {
        find(path, words) ?? "⟦\(path)⟧"
    }

    private static func leaves(of object: JSONObject, under path: String) -> [(String, String)] {
        object.members.flatMap { member -> [(String, String)] in
            switch member.value {
            case .string(let text): [(path + member.key, text)]
            case .object(let object): leaves(of: object, under: "\(path)\(member.key).")
            case .null, .bool, .number, .array: []
            }
        }
    }
}

extension Catalogue {
    /// `Mon 20 Apr 2026`.
    func day(_ day: CalendarDay) -> String {
        switch language {
        case .english: day.spoken
        case .welsh: day.spokenInWelsh
        }
    }

    /// `6 weeks`.
    func period(_ period: Period) -> String {
        switch language {
        case .english: period.spoken
        case .welsh: period.spokenInWelsh
        }
    }
}

/// All catalogues that are part of the program.
struct Catalogues: Sendable {
    let english: Catalogue
    let welsh: Catalogue

    /// Read once.
    static let bundled = Result { try Catalogues() }

    private init() throws {
        english = try Catalogue(.english, json: PackageResources.en_json)
        welsh = try Catalogue(.welsh, json: PackageResources.cy_json)
    }

    subscript(language: Language) -> Catalogue {
        switch language {
        case .english: english
        case .welsh: welsh
        }
    }
}
