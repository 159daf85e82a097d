import type { FormAtFirst } from '@linli/runtime/core'
import { formAtFirst } from '@linli/runtime/core'
import type { LocaleText } from '@linli/schemas/locale-text'
import { textIn } from '@linli/schemas/locale-text'
import { snapScreens } from '@linli/schemas/snap-form'
import { startableForms } from '../access/startable-forms.ts'
import { builder } from '../graphql/builder.ts'
import type { GraphqlContext } from '../graphql/context.ts'
import type { PublishedVersion } from '../reading/versions.ts'

interface StartForm {
  readonly id: string
  readonly version: PublishedVersion
}

const FormAtFirstType = builder.objectRef<FormAtFirst>('FormAtFirst').implement({
  description:
    'How a form looks before anything is answered, as its rules have it: a page draws it while the rules are on their way.',
  fields: (t) => ({
    hidden: t.stringList({
      description: 'Dotted paths of fields that are not asked',
      resolve: ({ hidden }) => [...hidden],
    }),
    required: t.stringList({
      description: 'Dotted paths of fields that a rule asks for, beside those of the schema',
      resolve: ({ required }) => [...required],
    }),
    answers: t.field({
      type: 'JSON',
      description: 'What is computed of nothing',
      resolve: ({ answers }) => answers,
    }),
  }),
})

const StartFormType = builder.objectRef<StartForm>('StartForm').implement({
  fields: (t) => ({
    id: t.exposeString('id'),
    title: t.string({
      resolve: (form, _args, { locale }) => optionalText(formOf(form)?.title, locale) ?? form.id,
    }),
    description: t.string({
      nullable: true,
      resolve: (form, _args, { locale }) => optionalText(formOf(form)?.description, locale),
    }),
    isSnap: t.boolean({
      description: 'Asked as 拍一拍 is: photo, place, what there is to say',
      resolve: (form) => {
        const known = formOf(form)
        return known !== undefined && snapScreens(known) !== null
      },
    }),
    definition: t.field({
      type: 'JSON',
      description: '`FormDefinition` of `linli/1`',
      resolve: (form) => formOf(form) ?? {},
    }),
    atFirst: t.field({
      type: FormAtFirstType,
      nullable: true,
      description: 'Null where the form has answers of its own to begin with',
      resolve: (form) => {
        const known = formOf(form)
        return known === undefined ? null : formAtFirst(known)
      },
    }),
  }),
})

const ServiceType = builder.objectRef<PublishedVersion>('Service').implement({
  description: 'A published definition a resident (or staff) may start.',
  fields: (t) => ({
    id: t.id({ resolve: (version) => version.definitionId }),
    title: t.string({
      resolve: ({ definition }, _args, { locale }) => textIn(definition.title, locale),
    }),
    description: t.string({
      resolve: ({ definition }, _args, { locale }) =>
        optionalText(definition.description, locale) ?? '',
    }),
    showsNearby: t.boolean({
      description:
        '附近已有人反映: whether open instances of it are shown to who is about to start one.',
      resolve: ({ definition }) => definition.nearby !== undefined,
    }),
    forms: t.field({
      type: [StartFormType],
      resolve: (version, _args, { viewer }) =>
        startableForms(version.definition, viewer).map(({ form }) => ({ id: form, version })),
    }),
  }),
})

builder.queryFields((t) => ({
  services: t.field({
    type: [ServiceType],
    resolve: (_root, _args, context) => loadServices(context),
  }),
  service: t.field({
    type: ServiceType,
    nullable: true,
    args: { id: t.arg.string({ required: true }) },
    resolve: async (_root, { id }, context) =>
      (await loadServices(context)).find((version) => version.definitionId === id) ?? null,
  }),
}))

async function loadServices({ services, tenantId, viewer }: GraphqlContext) {
  const versions = await services.versions.newest(tenantId)
  return versions.filter(({ definition }) => startableForms(definition, viewer).length > 0)
}

function formOf({ id, version }: StartForm) {
  return version.definition.forms[id]
}

function optionalText(text: LocaleText | undefined, locale: 'zh-CN' | 'en'): string | null {
  return text === undefined ? null : textIn(text, locale)
}
