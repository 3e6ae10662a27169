/// The authorities of a PEM file, to be found by their names, and none of them parsed.
///
/// Of each certificate no more is read than where its parts begin and end, and the names of its subject and its issuer.
struct AuthorityBundle {
    /// What is known of an authority.
    struct Authority {
        /// Where its certificate lies among the bytes.
        let range: Range<Int>

        /// Its own name.
        let subject: NameKey

        /// The name of whoever vouches for it: its own again, as a rule.
        let issuer: NameKey
    }

    /// The certificates in DER, one after another.
    let bytes: [UInt8]

    /// All authorities, in the order of the file.
    let authorities: [Authority]

    /// Finds the authorities in the text of a PEM file.
    ///
    /// Fails when it holds anything but certificates and comments, or a certificate that is not what it should be.
    init?(_ text: [UInt8]) {
        guard let certificates = PEMCertificates(text) else { return nil }
        var authorities: [Authority] = []
        authorities.reserveCapacity(certificates.ranges.count)
        for range in certificates.ranges {
            guard let names = Self.names(ofCertificate: certificates.bytes[range]) else { return nil }
            authorities.append(Authority(range: range, subject: names.subject, issuer: names.issuer))
        }
        bytes = certificates.bytes
        self.authorities = authorities
    }

    /// The places of the authorities that may have a name, each certificate once.
    func places(of name: NameKey) -> [Int] {
        var places: [Int] = []
        for (place, authority) in authorities.enumerated() where authority.subject == name {
            let isRepeated = places.contains { bytes[authorities[$0].range] == bytes[authority.range] }
            if !isRepeated { places.append(place) }
        }
        return places
    }

    /// Walks through a certificate (RFC 5280, section 4.1), as far as its parts go.
    ///
    /// - Returns: `nil` when a part is missing, is something else, or does not fill its place.
    static func names(ofCertificate bytes: ArraySlice<UInt8>) -> (subject: NameKey, issuer: NameKey)? {
        var whole = DERReader(bytes)
        guard var certificate = whole.open(DERReader.Tag.sequence), whole.isAtEnd,
            var parts = certificate.open(DERReader.Tag.sequence),
            certificate.read(DERReader.Tag.sequence) != nil,
            certificate.read(DERReader.Tag.bitString) != nil, certificate.isAtEnd
        else { return nil }

        if parts.nextTag == versionTag {
            guard var version = parts.open(versionTag), let number = version.read(DERReader.Tag.integer),
                number.count == 1, number.allSatisfy({ $0 <= 2 }), version.isAtEnd
            else { return nil }
        }
        guard let serialNumber = parts.read(DERReader.Tag.integer), !serialNumber.isEmpty,
            parts.read(DERReader.Tag.sequence) != nil,
            let issuer = parts.read(DERReader.Tag.sequence).flatMap(NameKey.init(contentOfName:)),
            let validity = parts.open(DERReader.Tag.sequence), holdsTwoTimes(validity),
            let subject = parts.read(DERReader.Tag.sequence).flatMap(NameKey.init(contentOfName:)),
            parts.read(DERReader.Tag.sequence) != nil
        else { return nil }
        while !parts.isAtEnd {
            guard let part = parts.readAny(), optionalTags.contains(part.tag) else { return nil }
        }
        return (subject, issuer)
    }

    private static let versionTag: UInt8 = 0xA0

    /// Those of the unique identifiers of issuer and subject, and of the extensions.
    private static let optionalTags: [UInt8] = [0x81, 0x82, 0xA3]

    private static func holdsTwoTimes(_ validity: DERReader) -> Bool {
        var validity = validity
        for _ in 1...2 {
            guard let time = validity.readAny(),
                time.tag == DERReader.Tag.utcTime || time.tag == DERReader.Tag.generalizedTime
            else { return false }
        }
        return validity.isAtEnd
    }
}
