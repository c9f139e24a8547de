import Domain
import Testing

@Suite("The taxonomy")
struct TaxonomyTests {
    @Test("has ten groups, each with issues, in the order of the rules")
    func groups() {
        #expect(
            IssueGroup.allCases.map(\.title) == [
                "Billing", "Coverage and service quality", "Service disruption", "Contract", "Switching and numbers",
                "Equipment", "Customer service", "Accessibility and vulnerability", "Privacy and fraud",
                "Sales and other",
            ])
        #expect(IssueGroup.allCases.map(\.codes.count) == [8, 5, 5, 5, 4, 4, 4, 4, 3, 8])
    }

    @Test("has a title and the names of four publishers for every code", arguments: IssueCode.allCases)
    func names(_ code: IssueCode) {
        let names = code.published
        for name in [code.title, names.ofcom, names.communicationsOmbudsman, names.ccts, names.fcc] {
            #expect(!name.isEmpty)
        }
        #expect(code.rawValue.hasPrefix(code.group.rawValue + "."))
    }

    @Test("maps only to the Communications Ombudsman's five published types")
    func ombudsmanTypes() {
        let types = Set(IssueCode.allCases.map(\.published.communicationsOmbudsman))
        #expect(types == ["Billing", "Service quality", "Customer service", "Contract issues", "Equipment"])
    }

    @Test("gives no two codes the same title")
    func titlesDiffer() {
        #expect(Set(IssueCode.allCases.map(\.title)).count == IssueCode.allCases.count)
    }

    @Test("sees urgency in a risk to emergency calls or telecare only")
    func urgency() {
        #expect(IssueCode.allCases.filter(\.isUrgent) == [.disruptionEmergencyRisk])
    }
}
