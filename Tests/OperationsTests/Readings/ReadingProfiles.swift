@testable import Domain

extension SchemeProfiles {
    /// The release's schemes, of which none reads a decision twice: who may sign does not depend on a draw.
    static let readOnce = reading("0")
    /// The same, which read every decision twice.
    static let readTwice = reading("1")

    private static func reading(_ share: String) -> SchemeProfiles {
        let profiles = [PackageResources.cisas_style_yaml, PackageResources.communications_ombudsman_style_yaml].map {
            let yaml = String(decoding: $0, as: UTF8.self)
            guard
                let profile = try? SchemeProfile.load(
                    yaml: yaml.replacing(
                        "second_reading_share: {value: 0.05", with: "second_reading_share: {value: \(share)"))
            else { preconditionFailure("no profile") }
            return profile
        }
        return SchemeProfiles(fallback: profiles[0], others: [profiles[1]])
    }
}
