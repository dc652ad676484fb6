import { createApp } from 'vue'
import App from './App.vue'
import { startChat } from './state/use-chat.ts'
import './styles/tokens.css'
import './styles/base.css'

createApp(App).mount('#app')
startChat()
