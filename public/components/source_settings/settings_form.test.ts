import { describe, expect, it } from 'vitest';
import { checkForm, newForm, sameForm, toForm, toSettings } from './settings_form';

const form = { ...newForm(), name: 'Acme' };

describe('checkForm', () => {
  it('accepts a name and the defaults', () => {
    expect(checkForm(form)).toEqual({});
  });

  it.each([
    ['name', ' '],
    ['name', 'x'.repeat(201)],
    ['tenant', 'x'.repeat(254)],
    ['namespace', ''],
    ['namespace', 'with-hyphen'],
    ['tags', Array.from({ length: 51 }, (_, index) => `tag ${index}`)],
    ['drop_codes', ['x'.repeat(101)]],
    ['mask_fields', ['user name']],
    ['hash_fields', ['details..ip']],
  ])('has a sentence for a wrong %s', (setting, value) => {
    const problems = checkForm({ ...form, [setting]: value });
    expect(Object.keys(problems)).toEqual([setting]);
    expect(Object.values(problems)[0]).toMatch(/^[A-Z“].*\.$/);
  });

  it('names the item that is wrong', () => {
    expect(checkForm({ ...form, mask_fields: ['email', 'a b'] }).mask_fields).toContain('“a b”');
  });
});

describe('a form and its settings', () => {
  it('leaves an empty tenant out', () => {
    expect(toSettings({ ...form, tenant: ' ' }).tenant).toBeUndefined();
    expect(toSettings({ ...form, tenant: ' acme.auth0.com ' }).tenant).toBe('acme.auth0.com');
  });

  it('come back the same', () => {
    expect(toForm(toSettings(form))).toEqual(form);
  });

  it('differ by any setting', () => {
    expect(sameForm(form, { ...form })).toBe(true);
    expect(sameForm(form, { ...form, tags: ['other'] })).toBe(false);
  });
});
