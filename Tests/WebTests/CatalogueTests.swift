import Domain
import Testing

@testable import Web

@Suite("The catalogues of words")
struct CatalogueTests {
    private let catalogues: Catalogues

    init() throws {
        catalogues = try Catalogues.bundled.get()
    }

    /// What a code of practice says in English and the other languages say in their catalogues.
    private var translated: Set<String> {
        Set(StopReason.allCases.flatMap { reason in ["title", "next"].map { "refusal.\(reason.rawValue).\($0)" } })
    }

    @Test("say the same in every language")
    func complete() {
        let missing = catalogues.english.paths.union(translated).subtracting(catalogues.welsh.paths)
        #expect(missing.isEmpty, "\(missing.sorted())")
        let orphaned = catalogues.welsh.paths.subtracting(catalogues.english.paths.union(translated))
        #expect(orphaned.isEmpty, "\(orphaned.sorted())")
    }

    @Test("fill in the same words in braces in every language")
    func placeholders() {
        for path in catalogues.english.paths {
            #expect(
                Self.placeholders(catalogues.english(path)) == Self.placeholders(catalogues.welsh(path)), "\(path)")
        }
    }

    @Test("have a label and a short name for every question, and a name for every word that can be chosen")
    func questions() {
        for question in Journey.pages.flatMap(\.questions) {
            let field = question.field
            var paths = ["label", "short", "subject"]
            switch field.kind {
            case .choice(let words), .choices(let words): paths += words.map { "options.\($0)" }
            default: break
            }
            for path in paths {
                #expect(catalogues.english.find("field.\(field.formName).\(path)") != nil, "\(field.formName).\(path)")
            }
        }
        for page in Journey.pages where page.questions.count > 1 && page.issue == nil {
            #expect(catalogues.english.find("page.\(page.id).title") != nil, "\(page.id)")
        }
    }

    @Test("write days and lengths of time as each language does")
    func figures() throws {
        let day = try #require(CalendarDay(iso8601: "2026-04-20"))
        #expect(catalogues.english.day(day) == "Mon 20 Apr 2026")
        #expect(catalogues.welsh.day(day) == "Llun 20 Ebrill 2026")
        #expect(catalogues.welsh.period(Period(6, .weeks)) == "6 wythnos")
        #expect(catalogues.english.period(Period(1, .months)) == "1 month")
    }

    @Test("show a missing word as its path, so that it cannot be overlooked")
    func missing() {
        #expect(catalogues.english("no.such.word") == "⟦no.such.word⟧")
    }

    private static func placeholders(_ text: String) -> Set<Substring> {
        Set(text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map { $0.prefix { $0 != "}" } })
    }
}
