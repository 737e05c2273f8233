import { wordsOf } from './name-words';
import { isIpAddress } from './shapes';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const names =
  set(`firstname lastname fullname givenname familyname surname middlename maidenname forename forenames realname legalname birthname
  vorname nachname fornavn etternavn efternavn fornamn efternamn prenom nom apellido apellidos nomepropio cognome sobrenome imie nazwisko
  cardholder cardholdername accountholder accountholdername holdername nameoncard patientname customername contactname recipientname
  employeename guestname passengername beneficiaryname applicantname payeename payername debtorname creditorname ownername sendername
  contactperson nextofkin emergencycontact mothersmaidenname`);

const births = set(
  'birthdate dateofbirth dob birthday birthdt borndate bornon geburtsdatum geburtstag fodselsdato fødselsdato fechanacimiento datenaissance birth',
);

const ids =
  set(`ssn socialsecurity socialsecuritynumber nationalid nationalidnumber nationalidentitynumber personalid personalidnumber personalnumber
  identitynumber taxid taxnumber taxpayerid tin itin ein nino nationalinsurancenumber passport passportnumber passportno drivinglicence driverlicense
  driverslicense driverlicensenumber driverslicensenumber licensenumber personnummer fodselsnummer fødselsnummer cpf cnpj dni nie bsn aadhaar aadhar
  aadhaarnumber pesel nif curp rfc codicefiscale steuerid steuernummer insurancenumber medicalrecordnumber mrn healthid nhsnumber licenseplate idnumber ahv cpr hetu`);

const addresses =
  set(`homeaddress streetaddress postaladdress billingaddress shippingaddress mailingaddress residentialaddress deliveryaddress
  address1 address2 address3 addressline addressline1 addressline2 addressline3 addr1 addr2 street street1 street2 streetname streetline1 streetline2
  strasse straße rue calle adresse gateadresse placeofbirth birthplace postalcode zipcode postcode zip plz postnummer housenumber`);

const phones =
  set(`phone phonenumber mobile mobilenumber mobilephone cell cellphone telephone telephonenumber tel tlf telefon telefonnummer fax faxnumber
  msisdn whatsapp waid homephone workphone contactnumber handynummer telefono téléphone numerotelephone phoneno mobileno`);

const accounts =
  set(`accountnumber bankaccount bankaccountnumber accountno kontonummer routingnumber sortcode iban bban swiftcode acctnumber
  cardnumber cardno ccnumber ccnum creditcard creditcardnumber pan primaryaccountnumber debitcardnumber`);

const addressesOfClients =
  set(`ip ipaddress ipaddr clientip clientipaddress userip remoteip remoteaddr remoteaddress sourceip sourceipaddress originip
  xforwardedfor xrealip lastloginip signupip customerip callerip visitorip requesterip peerip srcip ipv4 ipv6 clientaddress callingip`);

const persons =
  set(`customer user contact holder cardholder patient recipient employee guest passenger person payer payee beneficiary applicant owner
  billing shipping buyer shopper subscriber member student candidate resident traveler traveller driver tenantuser profile details`);

/** How servers sign their error pages: `Apache/2.4.58 (Debian) Server at www.example Port 443`. */
const isServerAddress = (value: string): boolean => /\w\/\d+\.\d|\bport \d/i.test(value.slice(0, 300));

/** Customs write the year and the country first into what they call an MRN too (Regulation (EU) 2015/2447, annex B, data element 12 01). */
const isMovement = (value: string): boolean => /^\d{2}[A-Z]{2}[A-Z\d]{12,14}$/.test(value);

/** The kind of personal data a name announces, with what the value must be for it to count; null for any other name. */
export const classifyPersonalName = (name: string, parent: string): { kind: string; counts: (value: string) => boolean } | null => {
  const words = wordsOf(name);
  const flat = words.join('');
  const tail = words.length > 2 ? words.slice(-2).join('') : flat;
  const inSet = (of: ReadonlySet<string>): boolean => of.has(flat) || of.has(tail);
  const hasDigit = (value: string): boolean => /\d/.test(value);
  if (inSet(names)) return { kind: 'name', counts: (value) => /\p{L}/u.test(value) };
  if (inSet(births)) return { kind: 'birth-date', counts: hasDigit };
  // Short names mean other things too: `urn:ietf:rfc:7807`.
  if (inSet(ids))
    return {
      kind: 'id-number',
      counts: (value) =>
        /\d.*\d/s.test(value.slice(0, 200)) && (flat.length > 3 || value.length >= 8) && !(flat === 'mrn' && isMovement(value)),
    };
  if (inSet(addresses)) return { kind: 'address', counts: (value) => value.length > 1 };
  if (inSet(phones) || words.at(-1) === 'phone') return { kind: 'phone', counts: (value) => value.replace(/\D/g, '').length >= 5 };
  if (inSet(accounts)) return { kind: 'account-number', counts: (value) => value.replace(/\D/g, '').length >= 5 };
  if (inSet(addressesOfClients))
    return {
      kind: 'ip',
      counts: (value) => isIpAddress(value.trim().replace(/^((?:\d{1,3}\.){3}\d{1,3}):\d{1,5}$/, '$1')) || value.includes(','),
    };
  if (words.at(-1) === 'email' || words.at(-1) === 'mail' || flat === 'emailaddress')
    return { kind: 'email', counts: (value) => value.includes('@') };
  if (flat === 'address')
    return {
      kind: 'address',
      counts: (value) => /\d/.test(value) && !isServerAddress(value) && /\p{L}{2}[^@]*\s|\s[^@]*\p{L}{2}/u.test(value.slice(0, 200)),
    };
  const above = wordsOf(parent);
  if (flat === 'name' && above.some((word) => persons.has(word))) {
    return { kind: 'name', counts: (value) => /^\p{Lu}[\p{L}'’.-]*(?:\s\p{L}[\p{L}'’.-]*){1,4}$/u.test(value.slice(0, 100)) };
  }
  if (above.includes('address') && ['line1', 'line2', 'line', 'city', 'town'].includes(flat)) {
    return { kind: 'address', counts: (value) => value.length > 1 };
  }
  if (above.includes('card') && flat === 'number') return { kind: 'card', counts: (value) => value.replace(/\D/g, '').length >= 8 };
  return null;
};
