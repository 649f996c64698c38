import { performancePlugin } from '@wai/performance/nuxt';

export default defineNuxtPlugin((app) => {
  const { release, endpoint } = useRuntimeConfig().public;
  return performancePlugin({ name: 'shop', version: release, endpoint })(app);
});
