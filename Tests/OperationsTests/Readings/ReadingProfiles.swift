@testable import Domain

extension SchemeProfiles {
    /// The release's schemes, of which none reads a decision twice: who may sign does not depend on a draw.
    static let readOnce = bundled.withoutSecondReadings
    /// The same, which read every decision twice.
    static let readTwice = readingAll

    private static var readingAll: SchemeProfiles {
        let profiles = [PackageResources.cisas_style_yaml, PackageResources.communications_ombudsman_style_yaml].map {
            let yaml = String(decoding: $0, as: UTF8.self)
            guard
                let profile = try? SchemeProfile.load(
                    yaml: yaml.replacing(
                        "second_reading_share: {value: 0.05", with: "second_reading_share: {value: 1"))
            else { preconditionFailure("no profile") }
            return profile
        }
        return SchemeProfiles(fallback: profiles[0], others: [profiles[1]])
    }
}
