// user.target.*: the person concerned, where an event names another than the one who acted.
import type { Auth0Record } from './auth0_record';
import type { Classified } from './event';
import type { Operation, OperationCall } from './find_operation';
import {
  asIdentity,
  asObject,
  asText,
  isEmail,
  isHash,
  isObject,
  present,
  type JsonObject,
} from './values';

export interface TargetFields {
  id?: string[] | string;
  name?: string[] | string;
  email?: string[] | string;
  hash?: string[] | string;
  roles?: string[];
}

export const mapTarget = (
  record: Auth0Record,
  { call, outcome }: Classified,
): TargetFields | undefined => {
  const { code, data, details } = record;
  if (code === 'organization_member_added') return memberAdded(data, details);
  if (code === 'fi' || code === 'si') return invited(details.invitation ?? details);
  if (!call) return namedInDetails(record);
  const roles =
    outcome === 'failure' || call.operation.name.startsWith('DELETE')
      ? undefined // What is taken away, or was refused, nobody has.
      : identities(asObject(asObject(details.request).body).roles);
  return present({ ...ofOperation(details, call), roles });
};

const memberAdded = (data: JsonObject, details: JsonObject): TargetFields | undefined => {
  const member = asObject(details.user ?? details.member);
  return present({
    id: asIdentity(member.user_id) ?? asIdentity(data.user_id),
    name: asIdentity(member.name) ?? asIdentity(data.user_name),
    email: asIdentity(member.email),
    roles: identities(details.roles),
  });
};

const invited = (value: unknown): TargetFields | undefined => {
  const invitation = asObject(value);
  return present({
    id: asIdentity(invitation.user_id),
    email: asIdentity(asObject(invitation.invitee).email) ?? asIdentity(invitation.email),
    roles: identities(invitation.roles),
  });
};

/** Ids and names of people; a set of each, because an operation may name thousands. */
class People {
  private readonly ids = new Set<string>();
  private readonly names = new Set<string>();
  private readonly emails = new Set<string>();
  private readonly hashes = new Set<string>();

  addId(value: unknown): void {
    const id = asIdentity(value);
    if (id !== undefined) this.ids.add(id);
  }

  /** An email, a user name, a telephone number, or the hash of one. */
  addName(value: unknown): void {
    const name = asIdentity(value);
    if (name === undefined) return;
    const found = isEmail(name) ? this.emails : isHash(name) ? this.hashes : this.names;
    found.add(name);
  }

  /** A list of ids or emails, or of objects that have some. */
  addList(value: unknown): void {
    if (!Array.isArray(value)) return;
    for (const item of value)
      if (isObject(item)) this.addPerson(item);
      else if (isEmail(asText(item))) this.addName(item);
      else this.addId(item);
  }

  /** A user as Auth0 writes one, or parameters that name one. */
  addPerson({ user_id, email, identifier }: JsonObject): void {
    this.addId(user_id);
    this.addName(email);
    this.addName(identifier);
  }

  get isEmpty(): boolean {
    return [this.ids, this.names, this.emails, this.hashes].every(({ size }) => size === 0);
  }

  /** Without what the one who acted is called. */
  fieldsBut(...own: unknown[]): TargetFields {
    const others = (found: Set<string>) => {
      for (const name of own) found.delete(name as string);
      return found.size > 1 ? [...found] : [...found][0];
    };
    return {
      id: others(this.ids),
      name: others(this.names),
      email: others(this.emails),
      hash: others(this.hashes),
    };
  }
}

/** By the path, the request and the answer of a Management API or SCIM operation. */
const ofOperation = (details: JsonObject, { operation, userId }: OperationCall) => {
  const request = asObject(details.request);
  const body = asObject(request.body);
  const answer: unknown = asObject(details.response).body;
  const people = new People();
  if (userId !== undefined) addAddressed(people, userId, operation, asObject(answer));
  else if (operation.object === 'user' && operation.type.includes('creation'))
    addCreated(people, body, asObject(answer));
  else addNamed(people, { query: queryOf(request), body: request.body, answer }, operation);
  return people.fieldsBut();
};

const USER_ITSELF = /\/users\/\{id\}$/i;

/** What the request says of a user who exists already is a change: user_changes.ts. */
const addAddressed = (
  people: People,
  userId: string,
  { name }: Operation,
  answer: JsonObject,
): void => {
  people.addId(userId);
  people.addName(answer.email);
  // Below a user, the name in the answer is another's.
  if (USER_ITSELF.test(name)) people.addName(nameOf(answer));
};

const addCreated = (people: People, body: JsonObject, answer: JsonObject): void => {
  people.addId(asIdentity(answer.user_id) ?? asIdentity(body.user_id) ?? asIdentity(answer.id));
  people.addName(asIdentity(answer.email) ?? asIdentity(body.email));
  people.addName(nameOf(answer) ?? nameOf(body) ?? body.phone_number);
};

const nameOf = ({ name, username, userName }: JsonObject): string | undefined =>
  asIdentity(name) ?? asIdentity(username) ?? asIdentity(userName);

interface Exchange {
  query: JsonObject;
  body: unknown;
  answer: unknown;
}

const addNamed = (
  people: People,
  { query, body, answer }: Exchange,
  { category }: Operation,
): void => {
  people.addPerson(query);
  const { user_id, users, members, owners, invitee, email, identifier } = asObject(body);
  people.addId(user_id);
  for (const list of [users, members, owners, body]) people.addList(list);
  people.addName(asObject(invitee).email);
  // The email of an application or of a provider is nobody's.
  if (category.includes('configuration')) return;
  people.addName(email);
  people.addName(identifier);
  if (!people.isEmpty) return;
  people.addPerson(asObject(answer));
  people.addList(answer);
};

const queryOf = ({ query, path }: JsonObject): JsonObject => {
  if (isObject(query)) return query;
  const text = asText(query) ?? asText(path)?.split('?')[1];
  return text === undefined ? {} : Object.fromEntries(new URLSearchParams(text));
};

/** Of the other codes: to whom a message went, whose password was changed, who signed up. */
const namedInDetails = ({ data, details }: Auth0Record): TargetFields | undefined => {
  const { to, email, username, identifier, body, query } = details;
  if ((to ?? email ?? username ?? identifier ?? body ?? query) === undefined) return undefined;
  const people = new People();
  for (const name of [to, email, username, identifier].flat()) people.addName(name);
  people.addName(asObject(identifier).value);
  for (const place of [body, query]) {
    if (!isObject(place)) continue;
    for (const name of [place.to, place.email, place.username].flat()) people.addName(name);
  }
  return present(people.fieldsBut(data.user_name, data.user_id));
};

const identities = (value: unknown): string[] | undefined => {
  if (!Array.isArray(value)) return undefined;
  const found = value.map(asIdentity).filter((text) => text !== undefined);
  return found.length > 0 ? found : undefined;
};
