@testable import Domain
import Testing

@Suite("The directory of providers")
struct ProviderDirectoryTests {
    private let directory = ProviderDirectory.bundled

    @Test(
        "has the members of the CISAS style of August 2026",
        arguments: ["o2", "sky", "now", "talktalk", "three", "smarty", "virgin-media", "vodafone", "voxi"])
    func cisas(_ id: String) {
        #expect(directory.membership(of: ProviderID(rawValue: id), on: Sample.day("2026-08-31")) == .cisasStyle)
    }

    @Test(
        "has the members of the Communications Ombudsman style of August 2026",
        arguments: [
            "bt", "ee", "plusnet", "giffgaff", "tesco-mobile", "id-mobile", "lebara", "lyca-mobile",
            "utility-warehouse",
        ])
    func ombudsman(_ id: String) {
        #expect(
            directory.membership(of: ProviderID(rawValue: id), on: Sample.day("2026-08-31"))
                == .communicationsOmbudsmanStyle)
    }

    @Test("leads from a brand to its provider and group, and keeps the brand's name")
    func hierarchy() {
        let smarty = ProviderID(rawValue: "smarty")
        #expect(directory.provider(smarty)?.id.rawValue == "three")
        #expect(directory.provider(smarty)?.group == "VodafoneThree")
        #expect(directory.name(of: smarty) == "SMARTY")
        #expect(directory.name(of: ProviderID(rawValue: "three")) == "Three")
        #expect(directory.provider(ProviderID(rawValue: "nobody")) == nil)
    }

    @Test(
        "knows the whole company by its group, each of its providers and each of their brands",
        arguments: ["vodafonethree", "three", "smarty", "vodafone", "voxi"])
    func company(_ id: String) {
        let ids = directory.company(of: ProviderID(rawValue: id)).map(\.rawValue).sorted()
        #expect(ids == ["smarty", "three", "vodafone", "vodafonethree", "voxi"])
    }

    @Test("takes a provider without a group, and an id that it does not know, for a company of its own")
    func companyWithoutGroup() {
        #expect(directory.company(of: ProviderID(rawValue: "lebara")).map(\.rawValue) == ["lebara"])
        #expect(directory.company(of: ProviderID(rawValue: "nobody")).map(\.rawValue) == ["nobody"])
    }

    @Test("reads membership by date: joined, changed, left")
    func datedMembership() throws {
        let directory = try ProviderDirectory.load(
            yaml: """
                version: "1"
                source: test
                providers:
                  - id: mover
                    name: Mover
                    member:
                      - {scheme: communications-ombudsman-style, from: 2020-01-01, through: 2026-04-07}
                      - {scheme: cisas-style, from: 2026-04-08, through: 2026-12-31}
                """)
        let mover = ProviderID(rawValue: "mover")
        #expect(directory.membership(of: mover, on: Sample.day("2019-12-31")) == nil)
        #expect(directory.membership(of: mover, on: Sample.day("2020-01-01")) == .communicationsOmbudsmanStyle)
        #expect(directory.membership(of: mover, on: Sample.day("2026-04-07")) == .communicationsOmbudsmanStyle)
        #expect(directory.membership(of: mover, on: Sample.day("2026-04-08")) == .cisasStyle)
        #expect(directory.membership(of: mover, on: Sample.day("2027-01-01")) == nil)
    }

    @Test("names only schemes that have a profile")
    func schemesExist() {
        let schemes = Set(directory.providers.flatMap(\.memberships).map(\.scheme))
        #expect(schemes == Set(SchemeProfiles.bundled.all.map(\.id)))
    }

    @Test("gives everybody contacts, in example.invalid where none is set")
    func contacts() throws {
        let o2 = try #require(directory.provider(ProviderID(rawValue: "o2")))
        #expect(o2.contact.email == "adr@o2.example.invalid")
        #expect(o2.seniorContact.email == "head-of-complaints@o2.example.invalid")
    }

    @Test("with mistakes is refused with all of them")
    func refusesMistakes() throws {
        let yaml = """
            version: "1"
            source: test
            providers:
              - {id: Bad Id, name: A, member: []}
              - {id: two, name: B, member: [{scheme: cisas-style}, {scheme: cisas-style, from: 2026-01-01}]}
              - {id: two, name: C, member: []}
              - {id: four, member: [], owner: x}
            """
        let error = try #require(throws: ProfileError.self) { try ProviderDirectory.load(yaml: yaml) }
        #expect(
            Set(error.problems.map(\.path)) == [
                "providers[0].id", "providers[1].member", "", "providers[3].name", "providers[3].owner",
            ])
    }
}
